/** The mark of the product: an S of gold on wine. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="4" fill="#611232" />
      <path
        d="M9 21.5c2 1.6 4.3 2.3 7 2.3 4 0 6.5-1.8 6.5-4.7 0-2.6-1.8-3.900-5.700-4.700-3-.6-3.900-1.200-3.900-2.300s1.100-1.900 3-1.900c1.700 0 3.300.5 4.700 1.400"
        fill="none"
        stroke="#e6d194"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  );
}
