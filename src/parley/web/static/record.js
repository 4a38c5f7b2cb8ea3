// The drawings of the record: filled in with its pages.
export function record() {}
