import Link from '@material-ui/core/Link';
import { webUrl } from './webUrl';

/** Opens a page of a tool; plain text where the address is none of the web. */
export function ToolLink(props: { url?: string; title: string }) {
  const href = webUrl(props.url);
  if (!href) return <span>{props.title}</span>;
  return (
    <Link href={href} target="_blank" rel="noopener noreferrer">
      {props.title}
    </Link>
  );
}
