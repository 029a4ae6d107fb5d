import Button, { type ButtonProps } from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';

/** A button that says why it cannot be used; the reason is reachable by keyboard too. */
export function GuardedButton({
  denial,
  ...button
}: ButtonProps & { denial?: string }) {
  if (!denial) return <Button {...button} />;
  return (
    <Tooltip title={denial}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a disabled button takes no focus, its reason must */}
      <span tabIndex={0} role="note" aria-label={denial}>
        <Button {...button} disabled />
      </span>
    </Tooltip>
  );
}
