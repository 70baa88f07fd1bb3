#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real socket.io-client in a real browser (Chromium), whose WebSockets compress by themselves.

Usage: browser_test.py GREMIO_CONFORMANCE NODE_MODULES
"""
import subprocess
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

PATIENCE = 60  # seconds; machines are busy
TALK = """
const done = arguments[arguments.length - 1];
(async (options, transport) => {
  const socket = io({ forceNew: true, reconnection: false, auth: { token: "abc" }, ...options });
  const auth = await new Promise((resolve, reject) => {
    socket.once("auth", resolve);
    socket.once("connect_error", reject);
  });
  while (socket.io.engine.transport.name !== transport)
    await new Promise((resolve) => socket.io.engine.once("upgrade", resolve));
  const sizes = [];
  for (const size of [0, 1, 5000, 200000]) {
    const text = "a\\u20ac".repeat(size);
    if (await socket.emitWithAck("message-with-ack", text) !== text) throw new Error("another text came back");
    const bytes = new Uint8Array(size).fill(7);
    const back = new Uint8Array(await socket.emitWithAck("message-with-ack", bytes));
    if (back.length !== size || back.some((byte) => byte !== 7)) throw new Error("other bytes came back");
    sizes.push(size);
  }
  const extensions = socket.io.engine.transport.ws?.extensions ?? "";
  socket.disconnect();
  return { auth, sizes, extensions };
})(...arguments).then(done, (error) => done({ error: String(error) }));
"""


def main():
    server = subprocess.Popen([sys.argv[1], "--socketio", "--calm", "--recovery", "--port", "0", "--threads", "2"],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    url = f"http://127.0.0.1:{server.stdout.readline().split()[-1]}/"
    library = (Path(sys.argv[2]) / "socket.io-client/dist/socket.io.min.js").read_text(encoding="utf-8")
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                         "--no-first-run", "--disable-extensions", "--disable-background-networking",
                         f"--user-data-dir={folder}", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"):
            options.add_argument(argument)
        driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        try:
            driver.set_script_timeout(PATIENCE)
            driver.get(url)
            driver.execute_script(library)
            for name, transport in (("websocket", "websocket"), ("polling", "polling"), ("upgrade", "websocket")):
                choice = {} if name == "upgrade" else {"transports": [name]}
                said = driver.execute_async_script(TALK, choice, transport)
                assert said.get("auth") == {"token": "abc"}, said
                assert said["sizes"] == [0, 1, 5000, 200000], said
                assert ("permessage-deflate" in said["extensions"]) == (transport == "websocket"), said
                print("PASS  ", name)
        finally:
            driver.quit()
    server.stdin.close()
    assert server.wait(PATIENCE) == 0, "the server did not live to the end"


if __name__ == "__main__":
    main()
