// Written by `python -m mediator.protocol.export`; change the Python side and run it again.
/** @type {Record<string, string[]>} */
export const WORDS = {
};
