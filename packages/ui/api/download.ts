import { send } from './http.ts';

/** Hands bytes to the browser as a file. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const nameIn = (header: string | null): string | null => {
  const encoded = header?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  return encoded !== undefined ? decodeURIComponent(encoded) : (header?.match(/filename="?([^";]+)"?/i)?.[1] ?? null);
};

/** Downloads a file of the API; through fetch, so that a refusal is shown as the sentence that the server wrote. */
export async function downloadFile(path: string, fallbackName: string, body?: unknown, onBehalfOf?: string): Promise<void> {
  const response = await send(body === undefined ? 'GET' : 'POST', path, body, undefined, onBehalfOf);
  saveFile(nameIn(response.headers.get('content-disposition')) ?? fallbackName, await response.blob());
}
