package coop.ouvrage.returns;

import coop.ouvrage.money.MoneyAsText;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.Employer;
import coop.ouvrage.returns.spi.ReturnLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Returns as stored: amounts as decimal text, days as ISO 8601, always in the same order, so that the same content has the same hash. */
final class ReturnJson {

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
                .map(finding -> new Refusal(finding.code(), Map.copyOf(finding.values())))
                .toList();
    }
}
