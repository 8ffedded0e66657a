package coop.ouvrage.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.MoneyAsText;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.Employer;
import coop.ouvrage.returns.spi.ReturnLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Returns as stored: amounts as decimal text, days as ISO 8601, always in the same order, so that the same content has the same hash. */
final class ReturnJson {

    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,12}\\.\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(new MoneyAsText())
            .build();

    private ReturnJson() {}

    /** A refusal with its values as text. */
    private record Finding(String code, Map<String, String> values) {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static Declared person(String json) {
        return MAPPER.readValue(json, Declared.class);
    }

    static Employer employer(String json) {
        return MAPPER.readValue(json, Employer.class);
    }

    static List<ReturnLine> lines(String json) {
        return MAPPER.readValue(json, new TypeReference<List<ReturnLine>>() {});
    }

    static List<String> texts(String json) {
        return MAPPER.readValue(json, new TypeReference<List<String>>() {});
    }

    static String findings(List<Refusal> findings) {
        return write(findings.stream()
                .map(refusal -> {
                    Map<String, String> values = new TreeMap<>();
                    refusal.arguments().forEach((name, value) -> values.put(name, value.toString()));
                    return new Finding(refusal.code(), values);
                })
                .toList());
    }

    static List<Refusal> findings(String json) {
        return MAPPER.readValue(json, new TypeReference<List<Finding>>() {}).stream()
                .map(finding -> {
                    Map<String, Object> values = new TreeMap<>();
                    finding.values().forEach((name, value) -> values.put(name, value(value)));
                    return new Refusal(finding.code(), values);
                })
                .toList();
    }

    /** Amounts and days are kept as text, and told in the language and form of the reader. */
    private static Object value(String text) {
        if (AMOUNT.matcher(text).matches()) {
            return Money.of(text);
        }
        return DAY.matcher(text).matches() ? LocalDate.parse(text) : text;
    }
}
