// The commands that other features may use inside their own transactions.
export { holdAddress, holderOf } from './commands/address-holder.ts';
export { forgetAddresses } from './commands/forget-addresses.ts';
export { leadHere } from './commands/lead-here.ts';
export { type Move, moveAddress } from './commands/move-address.ts';
