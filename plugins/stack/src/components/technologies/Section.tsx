import { Box, Typography } from '@material-ui/core';
import type { ReactNode } from 'react';

export function Section(props: { title: string; children: ReactNode }) {
  return (
    <Box component="section" mb={3}>
      <Typography variant="h6" component="h2">
        {props.title}
      </Typography>
      {props.children}
    </Box>
  );
}
