// The commands that other features may use inside their own transactions.
export { bringImage } from './commands/bring-image.ts';
export { deleteImage } from './commands/delete-image.ts';
export { imageResolver } from './commands/image-resolver.ts';
