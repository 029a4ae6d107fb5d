import type { Router } from 'express';

/** `GET /path` of every route below a router; mount paths are not part of it. */
export function listRoutes(router: Router): string[] {
  return router.stack.flatMap((layer: any) => {
    if (layer.route) {
      const paths = [layer.route.path].flat();
      const methods = Object.keys(layer.route.methods);
      return paths.flatMap(path =>
        methods
          .filter(method => method !== '_all')
          .map(method => `${method.toUpperCase()} ${path}`),
      );
    }
    return layer.handle?.stack ? listRoutes(layer.handle) : [];
  });
}
