import { Component, type ReactNode } from "react";
import { asProblem, type Problem } from "../api/problem.ts";
import { ProblemPanel } from "./problem-panel.tsx";

type Props = { readonly children: ReactNode };
type State = { readonly problem: Problem | null };

/** Keeps a broken part of a page from taking the rest with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { problem: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { problem: asProblem(thrown) };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (!problem) return this.props.children;
    return <ProblemPanel problem={problem} onRetry={() => this.setState({ problem: null })} />;
  }
}
