import java.io.File;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Imports files as Gephi does, into one workspace, and prints the graph it then holds, as JSON. Usage: Read FILE... */
public class Read {
    public static void main(String[] args) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController imports = Lookup.getDefault().lookup(ImportController.class);
        for (String file : args) {
            Container container = imports.importFile(new File(file));
            imports.process(container, new AppendProcessor(), projects.getCurrentWorkspace());
        }
        Graph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel().getGraph();
        StringBuilder out = new StringBuilder("{\"nodes\":[");
        for (Node n : graph.getNodes().toArray()) {
            element(out, n).append("},");
        }
        trim(out).append("],\"edges\":[");
        for (Edge e : graph.getEdges().toArray()) {
            if (!e.isDirected()) {
                throw new IllegalStateException("edge " + e.getId() + " came out undirected");
            }
            element(out, e).append(",\"source\":").append(quote(e.getSource().getId()));
            out.append(",\"target\":").append(quote(e.getTarget().getId())).append("},");
        }
        System.out.println(trim(out).append("]}"));
        System.exit(0);
    }

    private static StringBuilder element(StringBuilder out, Element e) {
        out.append("{\"id\":").append(quote(e.getId())).append(",\"attributes\":{");
        for (Column c : e.getAttributeColumns()) {
            Object x = e.getAttribute(c);
            String value = x instanceof Number || x instanceof Boolean ? x.toString() : quote(x);
            out.append(quote(c.getTitle().equals("Label") || c.getTitle().equals("Weight") ? c.getId() : c.getTitle()));
            out.append(':').append(value).append(',');
        }
        return trim(out).append('}');
    }

    private static StringBuilder trim(StringBuilder out) {
        if (out.charAt(out.length() - 1) == ',') {
            out.setLength(out.length() - 1);
        }
        return out;
    }

    private static String quote(Object x) {
        if (x == null) {
            return "null";
        }
        StringBuilder s = new StringBuilder("\"");
        for (char c : x.toString().toCharArray()) {
            s.append(c < ' ' || c > '~' || c == '"' || c == '\\' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return s.append('"').toString();
    }
}
