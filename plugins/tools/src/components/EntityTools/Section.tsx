import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';

/** A titled table: lighter than a card, because a page has a dozen of them. */
export function Section(props: {
  title: string;
  help?: string;
  children: ReactNode;
}) {
  return (
    <section>
      <Typography variant="h6" component="h3" gutterBottom>
        {props.title}
      </Typography>
      {props.help && (
        <Typography variant="body2" color="textSecondary" paragraph>
          {props.help}
        </Typography>
      )}
      <Paper>{props.children}</Paper>
    </section>
  );
}
