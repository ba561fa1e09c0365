export { drawCard } from './draw-card.js';
