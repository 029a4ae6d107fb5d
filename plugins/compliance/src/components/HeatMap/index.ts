export { HeatMap } from './HeatMap';
export { HeatMapLegend } from './HeatMapLegend';
export { HeatMapSkeleton } from './HeatMapSkeleton';
