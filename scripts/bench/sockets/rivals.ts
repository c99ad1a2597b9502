/** What is measured beside the kit, where it is installed. */
export const rivals = { 'promise-socket': '8.0.0' };
