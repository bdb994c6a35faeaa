from bench.weight import loaded_by


def test_loaded_by_names_styles_marks_scripts_and_pictures_once() -> None:
    html = """<link rel="stylesheet" href="/static/a.css"><link rel="icon" href="/static/mark.svg">
    <link rel="canonical" href="/"><script src="/static/htmx.js" defer></script>
    <img alt="" src="/p.png"><img src="/p.png">
    <a href="/products/">all</a><script type="x">1</script>"""
    assert loaded_by(html) == ["/static/a.css", "/static/mark.svg", "/static/htmx.js", "/p.png"]
