import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.ResourceIterable;
import org.neo4j.graphdb.Transaction;

/** Prints all that a database holds as lines of JSON: [labels, properties] of nodes, [type, from, to, properties] of relationships. */
public class Neo4jRead {
    static String text(Object value) {
        if (value instanceof String[]) {
            List<String> parts = new ArrayList<>();
            for (String part : (String[]) value) parts.add(text(part));
            return "[" + String.join(",", parts) + "]";
        }
        if (!(value instanceof String)) return String.valueOf(value);
        StringBuilder out = new StringBuilder("\"");
        for (char c : ((String) value).toCharArray())
            out.append(c >= ' ' && c < 0x7f && c != '"' && c != '\\' ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        return out.append('"').toString();
    }

    static String properties(Entity entity) {
        List<String> parts = new ArrayList<>();
        for (String key : new TreeSet<String>(entity.getAllProperties().keySet())) parts.add(text(key) + ":" + text(entity.getProperty(key)));
        return "{" + String.join(",", parts) + "}";
    }

    public static void main(String[] arguments) {
        DatabaseManagementService service = new DatabaseManagementServiceBuilder(java.nio.file.Path.of(arguments[0])).build();
        try (Transaction transaction = service.database("neo4j").beginTx(); ResourceIterable<Node> nodes = transaction.getAllNodes();
                ResourceIterable<Relationship> edges = transaction.getAllRelationships()) {
            for (Node node : nodes) {
                List<String> labels = new ArrayList<>();
                for (Label label : node.getLabels()) labels.add(label.name());
                Collections.sort(labels);
                System.out.println("[" + text(labels.toArray(new String[0])) + "," + properties(node) + "]");
            }
            for (Relationship edge : edges)
                System.out.println("[" + text(edge.getType().name()) + "," + text(edge.getStartNode().getProperty("id")) + ","
                        + text(edge.getEndNode().getProperty("id")) + "," + properties(edge) + "]");
        }
        service.shutdown();
    }
}
