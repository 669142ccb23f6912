/** The id of the form that decides several cases at once; their boxes belong to it. */
export const BULK_FORM = 'bulk';
