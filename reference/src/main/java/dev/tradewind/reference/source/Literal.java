package dev.tradewind.reference.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.stream.Collectors;

/** A constant of a source as text. */
final class Literal {

  private Literal() {}

  /**
   * Texts without quotes and put together, lists with commas, names without what qualifies them.
   */
  static String of(Tree expression) {
    return switch (expression) {
      case LiteralTree literal -> String.valueOf(literal.getValue());
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
          of(sum.getLeftOperand()) + of(sum.getRightOperand());
      case ParenthesizedTree inner -> of(inner.getExpression());
      case MemberSelectTree qualified -> qualified.getIdentifier().toString();
      case NewArrayTree list ->
          list.getInitializers().stream().map(Literal::of).collect(Collectors.joining(", "));
      default -> expression.toString();
    };
  }
}
