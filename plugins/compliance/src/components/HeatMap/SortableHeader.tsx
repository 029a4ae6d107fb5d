import TableSortLabel from '@material-ui/core/TableSortLabel';
import type { MatrixSort } from '../../lib/matrixView';

interface SortableHeaderProps {
  id: string;
  title: string;
  className: string;
  sort: MatrixSort;
  onSort: (sort: MatrixSort) => void;
}

export function SortableHeader(props: SortableHeaderProps) {
  const { id, title, className, sort, onSort } = props;
  const active = sort.by === id;
  const direction = sort.descending ? 'desc' : 'asc';
  const ariaSort = sort.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={className}
      aria-sort={active ? ariaSort : undefined}
    >
      <TableSortLabel
        active={active}
        direction={active ? direction : 'asc'}
        onClick={() =>
          onSort({ by: id, descending: active && !sort.descending })
        }
      >
        {title}
      </TableSortLabel>
    </th>
  );
}
