// Passkeys: the browser asks the device, and the form carries the answer. Where a browser cannot, the form stays hidden.
(() => {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON || !navigator.credentials) return;
  const sentence = error =>
    error.name === "InvalidStateError" ? "This device keeps a passkey for your account already."
    : error.name === "SecurityError" ? "Passkeys do not work at this address. Open AsyncWork at the address that your company gave you."
    : "Nothing was done: your device did not confirm it, or it took too long. Try again, or go another way.";
  for (const form of document.querySelectorAll("[data-passkey]")) {
    form.hidden = false;
    document.querySelectorAll("[data-passkey-unable]").forEach(x => x.hidden = true);
    const { Credential: answer } = form.elements, refusal = form.querySelector("[data-passkey-refusal]"), { passkey, options } = form.dataset;
    form.addEventListener("submit", async e => {
      if (answer.value) return;
      e.preventDefault();
      refusal.hidden = true;
      try {
        const credential = passkey === "create"
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options)) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options)) });
        answer.value = JSON.stringify(credential);
        form.requestSubmit();
      } catch (error) {
        refusal.textContent = sentence(error);
        refusal.hidden = false;
      }
    });
    addEventListener("pageshow", () => { answer.value = ""; });   // come back to, it asks the device anew
  }
})();
