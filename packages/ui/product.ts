/** The system's name at this house (SINTRA_NAME), which the server writes in the page; also in tests, where there is no page. */
export const productName: string = (typeof document === 'undefined' ? undefined : document.documentElement.dataset['product']) ?? 'SINTRA';
