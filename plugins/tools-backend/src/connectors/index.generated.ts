// Generated from the folders beside it by `yarn generate`. Do not edit.
/* eslint-disable */

export const connectors = [
];
