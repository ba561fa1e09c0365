import { isPicture } from './upload.js';

/** The handlers of what takes pictures that are dropped onto it. @param onPictures told of them, at least one */
export function takesPictures(onPictures: (files: readonly File[]) => void) {
  return {
    onDragOver: (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    },
    onDrop: (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Else the browser would leave the page and show the file.
      event.preventDefault();
      const pictures = [...event.dataTransfer.files].filter(isPicture);
      if (pictures.length > 0) onPictures(pictures);
    },
  };
}
