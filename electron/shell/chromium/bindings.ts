/** What the driver puts into the page, and what the page-side script leaves there for it. */
export const bindings = {
  call: 'pinionCall',
  menu: 'pinionMenu',
  receive: 'pinionReceive',
} as const;

export interface PageBindings {
  pinionCall(name: string, argument: unknown): Promise<unknown>;
  pinionMenu(command: string): Promise<void>;
}
