// SPDX-License-Identifier: GPL-3.0-or-later
// The pages that mailed links open. The code comes in the fragment (#token=…), which browsers send to nobody.
'use strict';

const page = document.body.dataset.page; // what the app knows it by, too: gremio://reset?token=…
const form = document.querySelector('form');
const button = form.querySelector('button');
const app = document.querySelector('#app');
let code = '';

/** Shows the text for one state and hides the others; none: hides all. */
function show(state) {
  for (const text of document.querySelectorAll('[data-state]'))
    text.hidden = text.dataset.state !== state;
}

function readCode() {
  code = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
  form.hidden = code === '';
  app.parentElement.hidden = code === '';
  app.href = `gremio://${page}?token=${encodeURIComponent(code)}`;
  show(code === '' ? 'missing' : null);
}

async function send(path, body) {
  const answer = await fetch(`/api/v1/auth/${path}`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body),
    credentials: 'omit',
  });
  if (answer.ok)
    return 'done';
  const problem = await answer.json();
  const slug = problem.type.replace('/problems/', '');
  const texts = [...document.querySelectorAll('[data-state]')].map((text) => text.dataset.state);
  if (slug === 'validation-failed') // of what is sent here, only a mangled code or password can be refused
    return problem.errors?.[0]?.pointer === '/password' ? 'weak-password' : 'code-invalid';
  return texts.includes(slug) ? slug : 'failed';
}

async function submit(event) {
  event.preventDefault();
  const password = form.querySelector('#password');
  const again = form.querySelector('#again');
  if (password && password.value !== again.value) {
    show('differ');
    again.focus();
    return;
  }
  button.disabled = true;
  show(null);
  let state = 'failed';
  try {
    state = await send(form.dataset.path, password ? {code, password: password.value} : {code});
  } catch {
    // No answer, or none of ours: what there is to say is said by 'failed'.
  }
  button.disabled = false;
  show(state);
  if (state === 'done') {
    form.hidden = true;
    app.parentElement.hidden = true;
    history.replaceState(null, '', location.pathname); // it is used up; it need not stay in the history
  }
}

form.addEventListener('submit', submit);
window.addEventListener('hashchange', readCode);
readCode();
