package coop.ouvrage.shifts;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Refusals as stored text that keeps the type of each value, so that every reader is told in their own language. */
final class RefusalText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RefusalText() {}

    static String write(List<Refusal> refusals) {
        return JSON.writeValueAsString(refusals.stream().map(RefusalText::map).toList());
    }

    private static Map<String, Object> map(Refusal refusal) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        refusal.arguments().forEach((name, value) -> arguments.put(name, typed(value)));
        return Map.of("code", refusal.code(), "arguments", arguments);
    }

    private static String typed(Object value) {
        return switch (value) {
            case Money money -> "m" + money.cents();
            case LocalDate day -> "d" + day;
            case LocalTime time -> "t" + time;
            case BigDecimal number -> "n" + number.toPlainString();
            case Integer number -> "i" + number;
            default -> "s" + value;
        };
    }

    static List<Refusal> read(String json) {
        List<Refusal> refusals = new ArrayList<>();
        for (JsonNode node : JSON.readTree(json)) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            node.path("arguments")
                    .properties()
                    .forEach(field ->
                            arguments.put(field.getKey(), value(field.getValue().asString())));
            refusals.add(new Refusal(node.path("code").asString(), arguments));
        }
        return refusals;
    }

    private static Object value(String typed) {
        String rest = typed.substring(1);
        return switch (typed.charAt(0)) {
            case 'm' -> Money.ofCents(Long.parseLong(rest));
            case 'd' -> LocalDate.parse(rest);
            case 't' -> LocalTime.parse(rest);
            case 'n' -> new BigDecimal(rest);
            case 'i' -> Integer.valueOf(rest);
            default -> rest;
        };
    }
}
