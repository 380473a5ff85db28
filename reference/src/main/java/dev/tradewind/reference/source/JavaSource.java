package dev.tradewind.reference.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A Java source file, read by the JDK's own parser. Nothing is resolved or compiled. */
public final class JavaSource {

  private final CompilationUnitTree unit;
  private final DocTrees documentation;

  private JavaSource(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask)
            compiler.getTask(null, null, null, List.of("-proc:none"), null, List.of(file(source)));
    try {
      unit = task.parse().iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    documentation = DocTrees.instance(task);
  }

  /** The first type that a source declares. */
  public static Declaration parse(String source) {
    JavaSource parsed = new JavaSource(source);
    Tree type = parsed.unit.getTypeDecls().getFirst();
    return parsed.type((ClassTree) type, new TreePath(new TreePath(parsed.unit), type));
  }

  private Declaration type(ClassTree type, TreePath path) {
    List<Declaration> members =
        type.getMembers().stream()
            .map(member -> member(member, new TreePath(path, member)))
            .filter(member -> !member.name().isEmpty())
            .toList();
    return new Declaration(
        type.getSimpleName().toString(),
        "",
        text(path),
        annotations(type.getModifiers()),
        List.of(),
        members);
  }

  private Declaration member(Tree member, TreePath path) {
    return switch (member) {
      case ClassTree type -> type(type, path);
      case MethodTree method ->
          declared(
              method.getName().toString(),
              String.valueOf(method.getReturnType()),
              method.getModifiers(),
              List.of(),
              path);
      case VariableTree field ->
          declared(
              field.getName().toString(),
              field.getType().toString(),
              field.getModifiers(),
              arguments(field.getInitializer()),
              path);
      default -> new Declaration("", "", "", Map.of(), List.of(), List.of());
    };
  }

  private Declaration declared(
      String name, String type, ModifiersTree modifiers, List<String> arguments, TreePath path) {
    return new Declaration(name, type, text(path), annotations(modifiers), arguments, List.of());
  }

  private static List<String> arguments(ExpressionTree initializer) {
    return initializer instanceof NewClassTree made
        ? made.getArguments().stream().map(Literal::of).toList()
        : List.of();
  }

  private static Map<String, Map<String, String>> annotations(ModifiersTree modifiers) {
    Map<String, Map<String, String>> all = new HashMap<>();
    for (AnnotationTree annotation : modifiers.getAnnotations()) {
      Map<String, String> arguments = new HashMap<>();
      for (ExpressionTree argument : annotation.getArguments()) {
        if (argument instanceof AssignmentTree named) {
          arguments.put(named.getVariable().toString(), Literal.of(named.getExpression()));
        } else {
          arguments.put("value", Literal.of(argument));
        }
      }
      all.put(Literal.of(annotation.getAnnotationType()), arguments);
    }
    return all;
  }

  private String text(TreePath path) {
    String comment = documentation.getDocComment(path);
    return comment == null ? "" : Javadoc.text(comment);
  }

  private static JavaFileObject file(String source) {
    return new SimpleJavaFileObject(
        URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }
}
