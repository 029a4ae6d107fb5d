import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useTableStyles } from './cells';

export interface Column {
  /** Absent above buttons. */
  title?: ReactNode;
  /** In pixels, or a share of the table; columns without one share the rest. */
  width?: number | string;
  /** Left out on a narrow window, as `spare` cells below it are. */
  spare?: boolean;
}

const useStyles = makeStyles({
  table: { tableLayout: 'fixed', minWidth: 520 },
});

/** A table whose columns keep their width whatever is in them; its bodies are the children. */
export function DenseTable(props: {
  label: string;
  columns: Column[];
  children: ReactNode;
}) {
  const classes = useStyles();
  const dense = useTableStyles();
  return (
    <TableContainer component={Paper}>
      <Table
        size="small"
        aria-label={props.label}
        className={clsx(dense.table, classes.table)}
      >
        <TableHead>
          <TableRow>
            {props.columns.map(({ title, width, spare }, at) => (
              <TableCell
                key={at}
                style={{ width }}
                className={clsx(spare && dense.spare)}
              >
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        {props.children}
      </Table>
    </TableContainer>
  );
}
