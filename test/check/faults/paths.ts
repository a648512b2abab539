/** Paths of the service, for faults that are meant for one of them. */
export const homePath = '/2/users/*/timelines/reverse_chronological';
export const mePath = '/2/users/me';
export const requestTokenPath = '/oauth/request_token';
export const accessTokenPath = '/oauth/access_token';
