#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages for browsers, in a real one that reaches nothing but the server.

Usage: browser_test.py URL EMAIL PASSWORD RESET_CODE VERIFY_CODE
"""
import json
import sys
import tempfile
import urllib.error
import urllib.request
from contextlib import contextmanager

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE = 60  # seconds; machines are busy
# Before any script of a page, so that nothing goes unseen.
WATCH = """window.violations = [];
document.addEventListener('securitypolicyviolation',
    (event) => window.violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile));"""


@contextmanager
def browser(language):
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                         "--no-first-run", "--disable-extensions", "--disable-background-networking",
                         "--window-size=1200,1600", f"--user-data-dir={folder}",
                         "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"):
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"intl.accept_languages": language})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        try:
            driver.set_page_load_timeout(PATIENCE)
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
            yield driver
        finally:
            driver.quit()


def wait(driver, condition, what):
    return WebDriverWait(driver, PATIENCE).until(lambda _: condition(), f"waited in vain for {what}")


def find(driver, selector):
    return wait(driver, lambda: driver.find_elements(By.CSS_SELECTOR, selector), selector)[0]


def click(driver, selector):
    element = find(driver, selector)
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    wait(driver, lambda: element.is_displayed() and element.is_enabled(), selector + " to be clickable")
    element.click()


def check_clean(driver, url, refusals=()):
    """Nothing broke the policy, nothing asked anybody else, nothing went wrong."""
    assert driver.execute_script("return window.violations") == []
    loaded = driver.execute_script("return performance.getEntriesByType('resource').map((e) => e.name)")
    assert loaded and all(name.startswith((url + "/", "data:")) for name in loaded), loaded
    # An answer that refuses is logged by the browser as an error; those that are wanted are named.
    log = [entry["message"] for entry in driver.get_log("browser")
           if entry["level"] in ("SEVERE", "WARNING") and not any(f"status of {status}" in entry["message"] for status in refusals)]
    assert log == [], log


def shown(driver):
    return [text.get_attribute("data-state")
            for text in driver.find_elements(By.CSS_SELECTOR, "[data-state]") if text.is_displayed()]


def state(driver, wanted):
    wait(driver, lambda: shown(driver) == [wanted], f"{wanted}, now {shown(driver)}")


def open_page(driver, url):
    driver.get("about:blank")  # another fragment alone would not load the page again
    driver.get(url)


def can_log_in(url, email, password):
    body = json.dumps({"email": email, "password": password}).encode()
    request = urllib.request.Request(url + "/api/v1/auth/login", body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["accessToken"]
    except urllib.error.HTTPError:
        return None


def reset(driver, url, email, code):
    new_password = "copper lantern meadow"
    open_page(driver, url + "/reset")
    state(driver, "missing")
    check_clean(driver, url)

    open_page(driver, f"{url}/reset#token={code}")
    assert driver.title.startswith("Choose a new password")
    link = find(driver, "#app")
    assert link.get_attribute("href") == f"gremio://reset?token={code}", link.get_attribute("href")
    find(driver, "#password").send_keys("password1")
    find(driver, "#again").send_keys("password2")
    click(driver, "button")
    state(driver, "differ")
    find(driver, "#again").clear()
    find(driver, "#again").send_keys("password1")
    click(driver, "button")
    state(driver, "weak-password")
    for field in ("#password", "#again"):
        find(driver, field).clear()
        find(driver, field).send_keys(new_password)
    click(driver, "button")
    state(driver, "done")
    assert "token" not in driver.current_url
    check_clean(driver, url, refusals=(422,))
    token = can_log_in(url, email, new_password)
    assert token, "the new password does not sign in"

    open_page(driver, f"{url}/reset#token={code}")
    for field in ("#password", "#again"):
        find(driver, field).send_keys("another good password")
    click(driver, "button")
    state(driver, "code-invalid")
    check_clean(driver, url, refusals=(422,))
    return token


def verify(driver, url, token, code):
    def verified():
        request = urllib.request.Request(url + "/api/v1/users/me", headers={"Authorization": "Bearer " + token})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["emailVerified"]

    assert not verified()
    open_page(driver, f"{url}/verify#token=%3Cscript%3E")  # whatever stands there is sent as it is
    click(driver, "button")
    state(driver, "code-invalid")
    open_page(driver, f"{url}/verify#token={code}")
    assert driver.title.startswith("Confirma tu correo"), driver.title
    assert driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == "es"
    assert not verified(), "opening the page alone confirms nothing"
    click(driver, "button")
    state(driver, "done")
    check_clean(driver, url, refusals=(422,))
    assert verified()


def docs(driver, url, token):
    open_page(driver, url + "/docs")
    find(driver, "#operations-users-getMe")
    click(driver, ".scheme-container .authorize")
    find(driver, ".modal-ux input").send_keys(token)
    click(driver, ".modal-ux .auth-btn-wrapper .authorize")
    click(driver, ".modal-ux .btn-done")
    click(driver, "#operations-users-getMe .opblock-summary-control")
    click(driver, "#operations-users-getMe .execute")
    status = find(driver, "#operations-users-getMe .live-responses-table tbody .response-col_status")
    wait(driver, lambda: status.text.startswith("200"), f"200, got {status.text}")
    check_clean(driver, url)


def main():
    url, email, password, reset_code, verify_code = sys.argv[1:]
    token = can_log_in(url, email, password)
    with browser("es-ES,es,en") as driver:
        verify(driver, url, token, verify_code)
    with browser("en-GB,en") as driver:
        token = reset(driver, url, email, reset_code)
        docs(driver, url, token)
    print("the pages work")


if __name__ == "__main__":
    main()
