/** Version of the confidentiality notice (LGT art. 36) that is in force. A new text gets a new version, and everybody accepts again. */
export const NOTICE = '2026-1';
