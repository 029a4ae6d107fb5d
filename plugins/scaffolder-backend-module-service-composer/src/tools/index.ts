export { ToolsGateway, type Initiated } from './ToolsGateway';
export { describeFailure, toReport } from './report';
