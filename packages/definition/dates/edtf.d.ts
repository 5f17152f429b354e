/** The edtf package has no types. Only tests use it, as an independent judge of the EDTF that the reader writes. */
declare module 'edtf' {
  export function parse(text: string, options?: { readonly level?: number }): { readonly type: string };
}
