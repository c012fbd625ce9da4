// The two ceremonies of a passkey; the server checks everything, this file only carries bytes to and fro.
"use strict";
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const post = async (address, fields) => {
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields), headers: { Accept: "application/json" } });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.why || said.error);
    return said;
  };
  const described = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  const add = async (box) => {
    const options = await post("/account/passkeys/offer", { token: box.dataset.token });
    const made = await navigator.credentials.create({ publicKey: { ...options, challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: described(options.excludeCredentials) } });
    const answer = { id: made.id, rawId: text(made.rawId), type: made.type, response: {
      attestationObject: text(made.response.attestationObject), clientDataJSON: text(made.response.clientDataJSON) } };
    return post("/account/passkeys/add", { token: box.dataset.token, label: box.querySelector("input").value, answer: JSON.stringify(answer) });
  };
  const use = async (box) => {
    const options = await post("/account/passkeys/ask", { token: box.dataset.token });
    const shown = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge),
      allowCredentials: described(options.allowCredentials) } });
    const answer = { id: shown.id, rawId: text(shown.rawId), type: shown.type, response: {
      authenticatorData: text(shown.response.authenticatorData), clientDataJSON: text(shown.response.clientDataJSON),
      signature: text(shown.response.signature), userHandle: shown.response.userHandle ? text(shown.response.userHandle) : null } };
    return post("/account/passkeys/prove", { token: box.dataset.token, next: box.dataset.next, answer: JSON.stringify(answer) });
  };

  for (const box of document.querySelectorAll("[data-passkey]")) {
    box.querySelector("button").addEventListener("click", async () => {
      const trouble = box.querySelector("[role=alert]");
      trouble.hidden = true;
      try {
        location.assign((await (box.dataset.passkey === "add" ? add(box) : use(box))).next);
      } catch (error) {
        trouble.textContent = error.message;
        trouble.hidden = false;
      }
    });
  }
})();
