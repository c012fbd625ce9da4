"""A post in another language is taken for the English one of its mission only where it can be the same matter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.decide.translated import translated
from tests.compare.watch import says
from tests.decide.told import NINE
from tests.store.stories import belief

MARCH = "Security Alert: Gunfire in Culiacan|Stay off the streets of Culiacán and Los Mochis. Shelter in place."


@pytest.mark.parametrize(
    ("spanish", "english", "same"),
    [
        ("Alerta de seguridad: Tiroteos en Culiacán|Resguárdese en su casa.", MARCH, True),
        ("Alerta de seguridad|Resguárdese en su casa hasta nuevo aviso.", MARCH, True),
        ("Alerta de seguridad: Manifestaciones|Evite las multitudes.", MARCH, True),
        ("Manifestaciones el domingo|Evite las multitudes.", MARCH, False),
        ("Mensaje para ciudadanos|Resguárdese en su casa hasta nuevo aviso.", MARCH, True),
        ("Mensaje para ciudadanos|Evite las multitudes.", MARCH, False),
        ("Alerta de seguridad|Se ordenó la salida del personal no esencial.", MARCH, False),
        ("Alerta de seguridad|El aeropuerto de Culiacán está cerrado.", MARCH, False),
        ("Alerta de seguridad|Resguárdese en su casa hasta nuevo aviso.", "Holiday: The Embassy is closed on Monday|Happy holidays.", False),
        ("Alerta de seguridad|Resguárdese en su casa hasta nuevo aviso.", "Security Alert|Carry copies of your passport.", False),
        ("Cierre por feriado|Volvemos el martes.", "Holiday: The Embassy is closed on Monday|Happy holidays.", True),
        ("Cierre por feriado|Volvemos el martes.", MARCH, False),
        ("Alerte de sécurité|Mettez-vous à l’abri. Des tirs sont entendus.", MARCH, True),
        ("Alerte de sécurité|Le personnel a été évacué.", MARCH, False),
        ("تنبيه أمني|احتموا في منازلكم. إطلاق نار.", MARCH, True),
        ("تنبيه أمني|تقرر إجلاء الموظفين.", MARCH, False),
        ("تنبيه أمني|هناك احتمال لمظاهرات.", "Security Alert: Protests|Avoid crowds.", True),
        ("تنبيه أمني|احتموا في منازلكم.", "Security Alert: Protests|Avoid crowds.", False),
        ("Alerta de seguridad|Quédese en casa.", "Security Alert: Curfew|Stay home tonight.", True),
        ("Alerta de seguridad|Quédese en casa.", "Security Alert: Strike|Visits home are late.", False),
        ("Alerta de seguridad|No salga de su vivienda.", "Security Alert: Strike|Avoid crowds.", False),
        ("Alerta de seguridad|No salga de su vivienda.", "Security Alert: Curfew|Do not leave your home.", True),
        ("Alerta de seguridad|La Embajada suspende sus operaciones.", "Security Alert: Strike|Avoid crowds.", False),
        ("Alerta de seguridad|La Embajada suspende sus operaciones.", "Security Alert|The Embassy has suspended operations.", True),
        ("Alerte de sécurité|L’ambassade est fermée.", "Security Alert: Strike|Avoid crowds.", False),
        ("Alerte de sécurité|L’ambassade reste ouverte.", "Security Alert: Strike|Avoid crowds.", True),
        ("Alerta de seguridad: Tiroteos en Tijuana|Resguárdese en su casa.", MARCH, False),
        ("Alerta de seguridad|Violencia en Acapulco y Oaxaca. Resguárdese.", MARCH, False),
        ("Alerta de seguridad|Violencia en Acapulco y Culiacán. Resguárdese.", MARCH, True),
        ("Alerta de seguridad|Llame a la embajada en Ciudad de México.", MARCH, True),
        ("Alerta meteorológica: Huracán|Lleve agua.", "Demonstration Alert: Marches on Sunday|Avoid crowds.", False),
        ("Alerta meteorológica: Huracán|Lleve agua.", "Weather Alert: Hurricane|Carry water.", True),
        ("Alerta de salud: Dengue|Use repelente.", "Weather Alert: Hurricane|Carry water.", False),
        ("Alerta: Transporte|No use taxis. Departamento de Estado.", "Message: Fuel|Carry water. Department of State.", False),
        ("Alerta: Salida|Se ordenó la salida del personal. Departamento de Estado.", "Message: Fuel|Carry water. Department of State.", False),
        ("Alerta: Salida|Se ordenó la salida del personal.", "Departure|The Department of State ordered the departure of staff.", True),
        ("Alerte santé|Lavez-vous les mains.", "Health Alert: Cholera|Wash your hands.", True),
    ],
)  # fmt: skip
def test_a_translation_is_of_the_same_subject_and_names_a_city_that_its_original_names(spanish: str, english: str, same: bool) -> None:
    post = belief("us_embassy_mx:1", published_on=NINE.date(), told=("e1",))
    (title, text), (head, body) = spanish.split("|"), english.split("|")
    read = replace(says().reading, title=head, text=body, countries=("MX",))
    said = replace(read, destination="us_embassy_mx:2", language="es", published_on=NINE.date(), title=title, text=text)
    assert (translated(said, [post], lambda _: read) == post) is same


def test_of_two_english_posts_the_one_on_the_same_matter_is_repeated() -> None:
    first, second = (belief(f"us_embassy_mx:{n}", published_on=NINE.date(), told=(f"e{n}",)) for n in (1, 2))
    read = {
        "us_embassy_mx:1": replace(says().reading, title="Weather Alert: Hurricane", text="Carry water."),
        "us_embassy_mx:2": replace(says().reading, title="Demonstration Alert", text="Avoid crowds."),
    }
    said = replace(says().reading, destination="us_embassy_mx:9", language="es", published_on=NINE.date(), title="Alerta: Manifestación")
    assert translated(said, [first, second], lambda post: read[post.destination]) == second


def test_an_english_post_that_cannot_be_read_any_more_is_repeated_by_nothing() -> None:
    post = belief("us_embassy_mx:1", published_on=NINE.date(), told=("e1",))
    said = replace(says().reading, destination="us_embassy_mx:9", language="es", published_on=NINE.date(), title="Alerta de seguridad")
    assert translated(said, [post], lambda _: None) is None
