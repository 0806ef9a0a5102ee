// The one place that names the cryptographic library. Await `ready` before the first call.
import sodium from "../../vendor/libsodium-wrappers.mjs";

export const ready = sodium.ready;
export default sodium;
