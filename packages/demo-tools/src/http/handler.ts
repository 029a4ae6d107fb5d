import type { Request, Response } from 'express';

/** Answers a request; a rejected promise becomes the vendor's server error. */
export type Handler = (req: Request, res: Response) => unknown;
