// Stretches one passphrase for the crypto worker and is ended: Argon2 keeps its 64 MiB for as long as a worker lives.
// The page starts this worker and hands over one end of a channel; what runs through it never passes the page.
import { checkStretch, stretch } from "../protocol/account.js";
import { ready } from "../protocol/sodium.js";

self.onmessage = ({ ports: [port] }) => {
  port.onmessage = async ({ data: { passphrase, salt } }) => {
    try {
      await ready;
      checkStretch();
      port.postMessage({ stretched: await stretch(passphrase, salt) });
    } catch {
      port.postMessage({ stretched: null });
    }
  };
};
