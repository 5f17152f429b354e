/** Progress and problems go to the error channel, so that `--json` leaves nothing but JSON on the other. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

export const print = (line: string): void => void process.stdout.write(`${line}\n`);

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));
