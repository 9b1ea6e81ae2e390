import { TransientError } from '../errors';

/** The answer, or TransientError when Redis gives none in time: its client would wait for ever. */
export const inTime = async <Answer>(answer: Promise<Answer>, limitMs: number): Promise<Answer> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(noAnswer(limitMs)), limitMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
};

const noAnswer = (limitMs: number): TransientError =>
  new TransientError('queue.unreachable', `Redis gave no answer within ${limitMs / 1000} s.`, {
    fix: 'See that the server of REDIS_URL is running and can be reached from here.'
  });
