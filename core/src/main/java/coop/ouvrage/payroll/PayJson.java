package coop.ouvrage.payroll;

import coop.ouvrage.legislation.Trace;
import coop.ouvrage.money.MoneyAsText;
import coop.ouvrage.payroll.spi.MonthSoFar;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Payslips as stored: amounts as decimal text, days as ISO 8601. */
final class PayJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addModule(new MoneyAsText())
            .build();

    private PayJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** As {@link #write}, in UTF-8. */
    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static MonthSoFar month(String json) {
        return MAPPER.readValue(json, MonthSoFar.class);
    }

    static Map<String, String> values(String json) {
        return MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
    }

    /** What is kept to print a payslip, its data as they are stored. */
    static String paper(Payslip payslip, String data, String translation, List<Deduction> deductions) {
        return "{\"payslip\":" + write(payslip) + ",\"data\":" + data + ",\"translation\":" + write(translation)
                + (deductions.isEmpty() ? "" : ",\"deductions\":" + write(deductions)) + "}";
    }

    static PayslipPaper.Stored stored(String json) {
        return MAPPER.readValue(json, PayslipPaper.Stored.class);
    }

    /** Steps as {@link TraceText} writes them, with the amounts that they leave out. */
    static Trace trace(String steps, String amounts) {
        return TraceText.read(MAPPER.readTree(steps), amounts);
    }

    /** The same with everything in one text, or with every name, as they were stored before. */
    static Trace trace(String json) {
        JsonNode read = MAPPER.readTree(json);
        return read.isArray() ? TraceText.read(read, "") : MAPPER.treeToValue(read, Trace.class);
    }

    static PayslipData payslip(String json) {
        return MAPPER.readValue(json, PayslipData.class);
    }
}
