"""The public site as files that any file server or CDN can serve.

Every page whose address asks nothing becomes a file, and so do its further pages and earlier days. What is worked out
for one reader (filters, side by side, shortlist, search, briefs) and the site of an earlier edition stay with the
living site: links to them lead there. Steps, each in a module of its own: `addresses` says which addresses become
files, `plan` which pages there are and what each rests on, `render` answers them as the site does, `links` turns
their links, `twins` compresses them, `release` puts a whole new tree in the place of the old one, `export` does all.
"""
