import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';

/** A titled part of the page, lighter than a card. */
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
      {props.children}
    </section>
  );
}
