package coop.ouvrage.einvoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The one normalised form of an invoice for other programs: amounts as decimal text, dates ISO 8601, rates as fractions, names
 * in snake case; what the document does not say is left out. Attached files are told by name, size and hash.
 */
public final class EInvoiceJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addModule(new SimpleModule()
                    .addSerializer(BigDecimal.class, new Plain())
                    .addSerializer(Attachment.class, new FileFacts()))
            .build();

    private EInvoiceJson() {}

    public static String write(ReadInvoice read) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", read.syntax() == Syntax.CII ? "cii" : "ubl");
        json.put("container", read.container());
        ObjectNode invoice = MAPPER.valueToTree(read.invoice());
        invoice.put("kind", read.invoice().kind().name().toLowerCase(Locale.ROOT));
        json.setAll(invoice);
        json.set("findings", FindingsJson.array(MAPPER, read.findings()));
        return json.toString();
    }

    private static final class Plain extends StdSerializer<BigDecimal> {
        Plain() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toPlainString());
        }
    }

    private static final class FileFacts extends StdSerializer<Attachment> {
        FileFacts() {
            super(Attachment.class);
        }

        @Override
        public void serialize(Attachment file, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeStringProperty("id", file.id());
            property(out, "description", file.description());
            property(out, "file_name", file.fileName());
            property(out, "mime_type", file.mimeType());
            property(out, "link", file.link());
            byte[] content = file.content();
            if (content != null) {
                out.writeNumberProperty("bytes", content.length);
                out.writeStringProperty(
                        "sha256", coop.ouvrage.documents.ContentHash.of(content).hex());
            }
            out.writeEndObject();
        }

        private static void property(JsonGenerator out, String name, @org.jspecify.annotations.Nullable String value) {
            if (value != null) {
                out.writeStringProperty(name, value);
            }
        }
    }
}
