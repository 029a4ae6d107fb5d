import Skeleton from '@material-ui/lab/Skeleton';

const ROW_HEIGHT = 41;

/** Stands where a dense table will be, so that nothing jumps when it comes. */
export function SkeletonRows({ rows }: { rows: number }) {
  return (
    <div role="progressbar" aria-busy="true">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={ROW_HEIGHT} animation="wave" />
      ))}
    </div>
  );
}
