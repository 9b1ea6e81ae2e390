/** Short names for what the walker of the tree does, for the parts that it calls. */
import type { ExpressionContext, ExpressionListContext } from '@apexdevtools/apex-parser';
import type { Value } from '../values/values';
import type { Frame, Target } from './execution';

export const evaluate = (node: ExpressionContext, frame: Frame): Promise<Value> =>
  frame.exec.world.interpreter.evaluate(node, frame);

export const evaluateTarget = (node: ExpressionContext, frame: Frame): Promise<Target> =>
  frame.exec.world.interpreter.evaluateTarget(node, frame);

export const evaluateAll = (list: ExpressionListContext | null, frame: Frame): Promise<Value[]> =>
  frame.exec.world.interpreter.evaluateAll(list, frame);
