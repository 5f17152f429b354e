import { ApiError, apiRoot, type ProblemBody } from './http.ts';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};

/**
 * Sends a file's bytes and tells how many have left: on a slow line that is what people watch.
 * `onBehalfOf` is the id of the institution for which it is sent.
 * @throws ApiError with the server's explanation
 */
export function uploadFile<T>(path: string, file: File, onProgress: (sent: number) => void, onBehalfOf?: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', apiRoot + path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-sintra-csrf', '1');
    if (onBehalfOf !== undefined) request.setRequestHeader('x-sintra-on-behalf-of', onBehalfOf);
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded));
    request.addEventListener('load', () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(new ApiError(request.status, body as ProblemBody));
    });
    request.addEventListener('error', () => reject(new ApiError(0, { detail: 'Se cortó la comunicación mientras se enviaba el archivo. No se guardó nada; envíelo otra vez.' })));
    request.send(file);
  });
}
