/** The classes of `Metadata.*` as declarations, data alone. Source: salesforce-api 9, package-toolchain 5. */
import type { ClassDecl } from './declarations';
import { readClass } from './read-class';

const classes = readClass(
  `public class Metadata {
    public class CustomMetadataValue { public String field; public Object value; }
    public abstract class Metadata { public String fullName; }
    public class CustomMetadata extends Metadata {
      public String label;
      public List<CustomMetadataValue> values = new List<CustomMetadataValue>();
    }
    public class DeployContainer {
      List<Metadata> items = new List<Metadata>();
      public void addMetadata(Metadata md) { items.add(md); }
      public List<Metadata> getMetadata() { return items; }
    }
    public enum DeployStatus { Pending, InProgress, Succeeded, SucceededPartial, Failed, Canceling, Canceled }
    public class DeployMessage { public String fullName; public String problem; public Boolean success; }
    public class DeployDetails {
      public List<DeployMessage> componentFailures = new List<DeployMessage>();
      public List<DeployMessage> componentSuccesses = new List<DeployMessage>();
    }
    public class DeployResult {
      public Id id; public DeployStatus status; public Boolean success; public Boolean done;
      public String errorMessage; public DeployDetails details;
    }
    public class DeployCallbackContext { public Id getCallbackJobId() { return null; } }
    public interface DeployCallback { void handleResult(DeployResult result, DeployCallbackContext context); }
    public class Operations { }
  }`,
  'Metadata'
);

const operations = classes.inner.get('operations');
if (operations) classes.inner.set('operations', { ...operations, isBuiltIn: true });

/** The class `Metadata` with everything inside it. */
export const metadataClass: ClassDecl = classes;
