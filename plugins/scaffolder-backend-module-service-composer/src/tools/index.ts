export { ToolsGateway, type Initiated } from './ToolsGateway';
export { describeFailure, isInForce, toReport } from './report';
